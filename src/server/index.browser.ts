throw new Error(
  '@marginfront/react/server was loaded in a browser, where everybody could read the secret key. ' +
    "Import it in backend code only; in the React app, import from '@marginfront/react'.",
)
