/** Stands for the sign-in that your app already has. */
export declare function currentUser(request: Request): Promise<{ accountId: string } | undefined>
