import { build } from 'esbuild'
import { gzipSync } from 'node:zlib'
const names = process.argv[2]
const r = await build({ stdin: { contents: `export {${names}} from './src/desk/index.ts'`, resolveDir: process.cwd(), loader:'ts' }, bundle: true, minifySyntax: true, minifyIdentifiers: true, write: false, format: 'esm', external: ['react','@tanstack/react-query'], define: {'process.env.NODE_ENV':'"production"'}, jsx: 'automatic' })
const t = r.outputFiles[0].text
const segs = t.split(/(?=^\/\/ (?:src|node_modules)\/)/m)
const strip = (s) => s.replace(/^\/\/ .*$/gm,'').replace(/\n\s*/g,'\n')
const total = gzipSync(strip(t),{level:9}).length
console.log(total)
for (const s of segs) { const rest = strip(segs.filter(x=>x!==s).join('')); console.log(total - gzipSync(rest,{level:9}).length, s.split('\n')[0]) }
