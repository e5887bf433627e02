/** A job that somebody lets an assistant do, with the file that says how. */
export interface SkillJob {
  /** The folder in `skills/`, and the template in this one. */
  name: string
  title: string
  /** Completes "use this when". */
  when: string
}

/** The jobs that there is a skill for. */
export const skillJobs: readonly SkillJob[] = [
  {
    name: 'add-billing-button',
    title: 'Add the billing button',
    when: 'a React app needs a "Manage billing" button, menu item or link that opens the MarginFront customer portal',
  },
  {
    name: 'write-portal-route',
    title: 'Write the portal route',
    when: 'a backend needs the route or server action that mints the portal link for the signed-in customer',
  },
  {
    name: 'test-billing',
    title: 'Test billing',
    when: 'a page with the billing button, or the portal route, needs tests or a local MarginFront',
  },
  {
    name: 'debug-billing',
    title: 'Debug billing',
    when: 'the button shows an error, the route logs one, or the portal does not open',
  },
]
