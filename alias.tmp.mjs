import { build } from 'esbuild'
import { gzipSync } from 'node:zlib'
const fmt = process.argv[2]
const names = process.argv[3]
const r = await build({ stdin: { contents: `export {${names}} from './src/desk/index.ts'`, resolveDir: process.cwd(), loader:'ts' }, bundle: true, minify: true, write: false, format: 'esm', external: ['react','@tanstack/react-query'], define: {'process.env.NODE_ENV':'"production"'}, jsx: 'automatic', metafile: true,
 alias: {'use-sync-external-store/shim/with-selector': './src/desk/table/rows/withSelector.ts'} })
const t = r.outputFiles[0].text
console.log(names.slice(0,60), t.length, gzipSync(t,{level:9}).length)
if (fmt==='v') { const o = Object.values(r.metafile.outputs)[0].inputs; console.log(Object.entries(o).map(([k,v])=>[v.bytesInOutput,k]).sort((a,b)=>b[0]-a[0]).slice(0,45).map(x=>x.join(' ')).join('\n')) }
