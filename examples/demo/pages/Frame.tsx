import type { ReactNode } from 'react'
import type { User } from './Page.tsx'

/** What is around every page: the brand, who is signed in, and the way out. */
export function Frame({ user, children }: { user: User | undefined; children: ReactNode }) {
  return (
    <>
      <header className="bar">
        <div className="inner">
          <a className="brand" href="/">
            <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
              <path d="M11 8v16h11" />
            </svg>
            Larkspur
          </a>
          {user && (
            <>
              <nav aria-label="Main">
                {user.role === 'support' ? (
                  <a href="/support">Support</a>
                ) : (
                  <a href="/billing">Billing</a>
                )}
              </nav>
              <form className="user" method="post" action="/sign-out">
                <span>
                  <strong>{user.person}</strong> <span className="soft">{user.company}</span>
                </span>
                <button className="button quiet">Sign out</button>
              </form>
            </>
          )}
        </div>
      </header>
      <main className="inner">{children}</main>
      <footer className="inner">
        Larkspur and its customers are made up: they show <code>@marginfront/react</code> at work.
      </footer>
    </>
  )
}
