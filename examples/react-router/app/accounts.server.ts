// Stands for your own sign-in: whoever sends this cookie is believed.
export function accountOf(request: Request): string | undefined {
  return /(?:^|; )account=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
}

export async function cookieOf(signIn: Request): Promise<string> {
  const form = await signIn.formData()
  return `account=${form.get('account')}; Path=/; HttpOnly; SameSite=Lax`
}
