export { copy } from "../../Shell/CopyButton.razor.js";

export const open = code => { location.href = `anydesk:${code}`; };
