export const reveal = (rows, number) => rows.querySelector(`[data-ticket-number="${number}"]`)?.scrollIntoView({ block: "nearest" });
