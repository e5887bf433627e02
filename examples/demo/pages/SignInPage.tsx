const people = [
  { account: 'acme', name: 'Acme', about: 'Wile Coyote of Acme Corporation, a customer' },
  { account: 'globex', name: 'Globex', about: 'Hanna Scorpio of Globex GmbH, another customer' },
  { account: 'support', name: 'support', about: 'Ada Byrne of Larkspur, who looks after links' },
]

const promises = [
  {
    title: 'It has read everything',
    text: 'Your guides, your changelog and every answer that your team has ever given.',
  },
  {
    title: 'It is there at night',
    text: 'A customer who asks at three has an answer at three, in their own language.',
  },
  {
    title: 'You pay for answers',
    text: 'No seats and no minimum. What was used is on the billing page, up to the minute.',
  },
]

/** The front page, which needs no password: it is a demo. */
export function SignInPage() {
  return (
    <div className="front">
      <div className="pitch">
        <h1>Support answers that know your product</h1>
        <p>
          Larkspur reads your documentation and answers your customers at any hour. You pay for the
          answers, and see every one of them on the bill.
        </p>
      </div>
      <section className="card" aria-labelledby="sign-in">
        <h2 id="sign-in">Sign in</h2>
        <p>Choose whose workspace to open.</p>
        <form className="choices" method="post" action="/sign-in">
          {people.map(({ account, name, about }, index) => (
            <div key={account}>
              <button
                className={index === 0 ? 'button primary' : 'button'}
                name="account"
                value={account}
                aria-describedby={`about-${account}`}
              >
                {`Sign in as ${name}`}
              </button>
              <p className="soft about" id={`about-${account}`}>
                {about}
              </p>
            </div>
          ))}
        </form>
      </section>
      <ul className="promises">
        {promises.map(({ title, text }) => (
          <li key={title}>
            <h2>{title}</h2>
            <p className="soft">{text}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
