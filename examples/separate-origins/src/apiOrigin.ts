export const apiOrigin: string = import.meta.env.VITE_API_ORIGIN
