import type { EmulatorCustomer } from './EmulatorCustomer.ts'

/** Two customers that no one can mistake for each other. */
export const defaultCustomers: readonly EmulatorCustomer[] = [
  {
    id: '5f0c2a4e-8f1d-4b7a-9c35-1d2e3f4a5b6c',
    externalId: 'acme-001',
    name: 'Acme Corporation',
    email: 'billing@acme.example',
    phone: '+1 555 010 0199',
    addressLine1: '42 Roadrunner Way',
    city: 'Phoenix',
    state: 'AZ',
    zipCode: '85001',
    country: 'US',
    timezone: 'America/Phoenix',
    billingContactName: 'Wile Coyote',
    billingContactEmail: 'wile@acme.example',
  },
  {
    id: 'b81d7e90-3c64-4f52-8a1b-7e6d5c4b3a29',
    externalId: 'globex-001',
    name: 'Globex GmbH',
    email: 'rechnung@globex.example',
    phone: '+49 30 5550 1234',
    addressLine1: 'Hafenstrasse 7',
    city: 'Hamburg',
    zipCode: '20459',
    country: 'DE',
    timezone: 'Europe/Berlin',
    billingContactName: 'Hanna Scorpio',
    billingContactEmail: 'hanna@globex.example',
    netTerms: 14,
  },
]
