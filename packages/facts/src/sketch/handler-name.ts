/** Whether a function is known as one that was handed to a router, `get:/photos/:id`: no name of the language has a colon. */
export function isHandlerName(name: string): boolean {
  return name.includes(':');
}
