export const toEnd = log => { log.scrollTop = log.scrollHeight; };
