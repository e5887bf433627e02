const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))

/** 192 random bits in the alphabet of URLs. */
export const randomSecret = (): string =>
  btoa(String.fromCharCode(...randomBytes(24)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')

export const randomHex = (bytes: number): string =>
  Array.from(randomBytes(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
