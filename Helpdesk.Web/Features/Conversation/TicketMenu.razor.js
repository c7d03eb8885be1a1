export const close = menu => { menu.open = false; };
