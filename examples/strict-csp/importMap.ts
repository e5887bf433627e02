export const importMap = JSON.stringify({
  imports: {
    '@marginfront/react': '/modules/marginfront-react.js',
    '@tanstack/react-query': '/modules/vendor.js',
    react: '/modules/vendor.js',
    'react-dom/client': '/modules/vendor.js',
    'react/jsx-runtime': '/modules/vendor.js',
  },
})
