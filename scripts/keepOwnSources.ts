import { decode, encode, type SourceMapSegment } from '@jridgewell/sourcemap-codec'
import { readFile, writeFile } from 'node:fs/promises'

interface SourceMap {
  sources: string[]
  sourcesContent: string[]
  names: string[]
  mappings: string
}

/** Takes out of a source map what leads to files that are not in the package: what was bundled. */
export async function keepOwnSources(file: string): Promise<void> {
  const map: SourceMap = JSON.parse(await readFile(file, 'utf8'))
  const own = map.sources.flatMap((source, index) => (source.startsWith('../src/') ? [index] : []))
  const lines = decode(map.mappings).map((line) =>
    line.map(([column, source, sourceLine, sourceColumn]): SourceMapSegment => {
      const index = source === undefined ? -1 : own.indexOf(source)
      if (index === -1 || sourceLine === undefined || sourceColumn === undefined) return [column]
      return [column, index, sourceLine, sourceColumn]
    }),
  )
  const ownOnly: SourceMap = {
    ...map,
    sources: own.map((index) => map.sources[index] ?? ''),
    sourcesContent: own.map((index) => map.sourcesContent[index] ?? ''),
    names: [],
    mappings: encode(lines),
  }
  await writeFile(file, JSON.stringify(ownOnly))
}
