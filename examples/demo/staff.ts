/** One of Larkspur's own people, who helps its customers. */
export interface Staff {
  id: 'support'
  role: 'support'
  company: string
  person: string
  /** Names the person in the record of what was done. */
  email: string
}

export const supportStaff: Staff = {
  id: 'support',
  role: 'support',
  company: 'Larkspur support',
  person: 'Ada Byrne',
  email: 'ada@larkspur.example',
}
