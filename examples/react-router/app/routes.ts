import { index, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  index('routes/home.tsx'),
  route('sign-in', 'routes/sign-in.ts'),
  route('account', 'routes/account.tsx'),
  route('billing', 'routes/billing.tsx'),
  route('api/billing-portal', 'routes/billing-portal.ts'),
] satisfies RouteConfig
