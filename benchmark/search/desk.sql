-- :tickets tickets of two years with twenty messages each, on 4,501 conversations; the oldest tenth on a single one, the newest 2,000 open.
CREATE TEMP TABLE people AS
SELECT row_number() OVER (ORDER BY c.external_id) AS n, gen_random_uuid() AS conversation, c.id AS customer, k.id AS contact, p.number AS phone, k.name
FROM customers c JOIN contacts k ON k.customer_id = c.id JOIN contact_phones p ON p.contact_id = k.id
WHERE c.external_id LIKE 'B-%' AND c.has_machines LIMIT 4501;

CREATE TEMP TABLE work AS
SELECT n, gen_random_uuid() AS id, CASE WHEN n <= :tickets / 10 THEN 1 ELSE 2 + n % 4500 END AS person, n > :tickets - 2000 AS open,
    now() - (:tickets + 1 - n) * (interval '730 days' / :tickets) AS opened_at,
    (ARRAY['pdv', 'gestor', 'bi', 'tef'])[1 + n % 4] AS module,
    initcap((:things)[1 + n * 7 % cardinality(:things)]) || ' ' || (:troubles)[1 + n * 11 / 13 % cardinality(:troubles)] AS subject
FROM generate_series(1, :tickets) AS n;

INSERT INTO conversations (id, channel_id, contact_id, address, unread)
SELECT conversation, (SELECT id FROM channels), contact, substr(phone, 2), 0 FROM people;

INSERT INTO tickets (id, number, conversation_id, contact_id, customer_id, status, priority, type_key, module_key, subject, origin, escalation_level, opened_at, resolved_at,
    paused, cause, solution, assignee_id)
SELECT w.id, 1000000 + w.n, p.conversation, p.contact, p.customer, CASE WHEN NOT open THEN 'done' WHEN w.n % 2 = 0 THEN 'new' ELSE 'in_progress' END, 'normal', 'error', module,
    subject, 'message', 1, opened_at, CASE WHEN NOT open THEN opened_at + interval '20 minutes' END, '0',
    CASE WHEN NOT open THEN (:things)[1 + w.n * 3 % cardinality(:things)] || ' com defeito' END,
    CASE WHEN NOT open THEN 'Trocado ' || (:things)[1 + w.n * 5 % cardinality(:things)] || ' e testado com o cliente' END,
    CASE WHEN NOT open OR w.n % 2 = 1 THEN (SELECT id FROM users LIMIT 1) END
FROM work w JOIN people p ON p.n = w.person;

INSERT INTO ticket_events (id, ticket_id, kind, at, actor_kind, actor_name)
SELECT gen_random_uuid(), id, k.kind, opened_at + k.after, 'user', 'Ana Prado'
FROM work, (VALUES ('opened', interval '0'), ('taken', interval '1 minute'), ('solved', interval '20 minutes')) AS k (kind, after) WHERE NOT open OR k.kind = 'opened';

INSERT INTO messages (id, conversation_id, channel_id, ticket_id, direction, kind, text, author_kind, author_name, sent_at, provider_id, delivery, attempts, forwarded)
SELECT gen_random_uuid(), p.conversation, (SELECT id FROM channels), w.id, CASE WHEN m % 2 = 0 THEN 'in' ELSE 'out' END, 'text',
    (:openings)[1 + (w.n + m) % cardinality(:openings)] || ' ' || (:things)[1 + (w.n * 7 + m) % cardinality(:things)] || ' ' || (:troubles)[1 + (w.n * 5 + m * 3) % cardinality(:troubles)]
        || CASE WHEN (w.n + m) % 4 = 0 THEN ' no caixa' ELSE '' END || CASE WHEN (w.n * 20 + m) % 3331 = 0 THEN ' sanfona' ELSE '' END || ' m' || lpad((w.n * 20 + m)::text, 8, '0'),
    CASE WHEN m % 2 = 0 THEN 'contact' ELSE 'user' END, CASE WHEN m % 2 = 0 THEN p.name ELSE 'Ana Prado' END, opened_at + m * interval '55 seconds',
    'bench.' || w.n || '.' || m, CASE WHEN m % 2 = 0 THEN 'none' ELSE 'read' END, 1, false
FROM work w JOIN people p ON p.n = w.person, generate_series(0, 19) AS m;

UPDATE conversations c SET last_message_id = m.id, last_message_at = m.sent_at, last_inbound_at = m.sent_at
FROM people p, LATERAL (SELECT id, sent_at FROM messages WHERE conversation_id = p.conversation ORDER BY sent_at DESC LIMIT 1) m WHERE c.id = p.conversation;

DROP TABLE work;
DROP TABLE people;
