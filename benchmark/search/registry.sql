-- A registry of :customers customers with three machines each, as the search of Helpdesk finds it. One customer in fifty has no machine, one in forty no phone.
CREATE TEMP TABLE made AS
SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS contact,
    (:trades)[1 + n % cardinality(:trades)] || ' ' || (:names)[1 + n / 7 % cardinality(:names)] || ' ' || n AS name
FROM generate_series(1, :customers) AS n;

INSERT INTO customers (id, external_id, legal_name, trade_name, tax_id, tax_regime, responsible_name, city, state, tags, active, created_at, updated_at)
SELECT id, 'B-' || n, name || ' Ltda', name, (10000000 + n) || '0001' || lpad((n % 100)::text, 2, '0'),
    CASE n % 4 WHEN 0 THEN 'mei' WHEN 1 THEN 'lucro_presumido' ELSE 'simples_nacional' END, 'Responsável ' || n, 'Cidade ' || n % 400,
    (:states)[1 + n % cardinality(:states)], CASE WHEN n % 100 = 0 THEN ARRAY['vip'] ELSE ARRAY[]::text[] END, n % 30 <> 0, now() - n * interval '1 minute', now()
FROM made;

INSERT INTO contacts (id, customer_id, name, created_at) SELECT contact, id, 'Contato ' || n, now() FROM made;

INSERT INTO contact_phones (id, contact_id, number) SELECT gen_random_uuid(), contact, '+55119' || 80000000 + n FROM made WHERE n % 40 <> 0;

INSERT INTO licences (id, customer_id, module_key, quantity)
SELECT gen_random_uuid(), made.id, m.key, 1 + n % 9 FROM made JOIN modules m ON m."order" <= 2 OR n % 3 = 0;

INSERT INTO machines (id, customer_id, name, role, any_desk_id)
SELECT gen_random_uuid(), id, 'CX-' || n || '-' || m, 'pos', (990000000 + (m - 1) * :customers + n)::text FROM made, generate_series(1, 3) AS m WHERE n % 50 <> 0;

UPDATE customers c SET
    sort_name = plain(coalesce(c.trade_name, c.legal_name)),
    name_words = words_once(plain(concat_ws(' ', c.trade_name, c.legal_name))),
    search_words = plain(concat_ws(' ', c.trade_name, c.legal_name, c.external_id, c.tax_id, c.responsible_name, c.city, array_to_string(c.tags, ' '),
        (SELECT string_agg(p.name, ' ') FROM contacts p WHERE p.customer_id = c.id),
        (SELECT string_agg(n.number, ' ') FROM contact_phones n JOIN contacts p ON p.id = n.contact_id WHERE p.customer_id = c.id),
        (SELECT string_agg(concat_ws(' ', m.name, m.any_desk_id), ' ') FROM machines m WHERE m.customer_id = c.id))),
    has_machines = EXISTS (SELECT FROM machines m WHERE m.customer_id = c.id),
    has_phone = EXISTS (SELECT FROM contact_phones n JOIN contacts p ON p.id = n.contact_id WHERE p.customer_id = c.id);

DROP TABLE made;
