/** Where the portal of the end-to-end tests is; with E2E_PORT two checkouts can test at once. */
export const portalAddress = `http://localhost:${process.env.E2E_PORT ?? '3199'}`;
