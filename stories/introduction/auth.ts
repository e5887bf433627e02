/** Stands for the sign-in that the host has already. */
export declare function currentUser(request: Request): Promise<{ accountId: string } | undefined>
