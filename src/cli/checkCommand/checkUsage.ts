export const usage = `Usage: marginfront-portal check <url> [options]

Sends a portal route, in any language, about a hundred right and wrong requests, and says what it
does against the contract (openapi.yaml) and how to fix it. The route must talk to an emulated
MarginFront: by default the check serves one and prints the two variables that the route needs.

Signing in:
  --signed-in <header>        A header of a signed-in request, such as 'Cookie: session=...';
                              more than once for more headers
  --customer <id>             The external id of the customer whom that sign-in is for
  --signed-in-other <header>  The same for a second customer, without which mix-ups go unchecked
  --customer-other <id>       The external id of the second customer
  --signed-out <header>       A header of a request that nobody is signed in for (default: none)

MarginFront:
  --emulator-port <number>    Where the check serves its emulator (default 4242)
  --emulator-origin <url>     An emulator that already runs, such as http://127.0.0.1:4242
  --customers <file>          JSON file with the customers of the check's own emulator

What is checked:
  --app-origin <origin>       The app's public origin, if it is not the route's own
  --without <parts>           Parts that the host does not have: form, cors, hang-up
  --clause <id>               Only this clause; more than once for more
  --waivers <file>            JSON file of failures accepted for a time: [{clause, reason, until}]
  --strict                    Fail for a failed "should" too
  --list                      List the clauses and stop

Running:
  --wait <seconds>            How long the route may take to come up (default 0)
  --timeout <seconds>         How long one answer may take (default 15)
  --report <format=file>      Write json=FILE, junit=FILE, or both with a comma between
  -h, --help                  Show this

Exit codes: 0 passed; 1 a clause failed or could not be checked, or a waiver is stale or expired;
2 the check could not run.`
