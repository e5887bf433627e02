const { transformSync } = require('esbuild')

// The least that makes Jest read TypeScript and JSX.
module.exports = {
  process: (text, file, { supportsStaticESM }) =>
    transformSync(text, {
      loader: 'tsx',
      jsx: 'automatic',
      format: supportsStaticESM ? 'esm' : 'cjs',
      sourcefile: file,
      sourcemap: 'inline',
    }),
}
