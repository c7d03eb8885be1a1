/** Whether the line to the server is gone. The circuit cannot tell, being the patient: connection.js writes it down. */
export const lineIsDown = () => document.querySelector("[data-testid=connection-state]")?.dataset.state === "reconnecting";
