// Stands for your own sign-in: whoever sends this cookie is believed.
export function accountOf(request: Request): string | undefined {
  return /(?:^|; )account=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
}
