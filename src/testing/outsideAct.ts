// Kept from before a test replaces it by one whose time stands still.
const { setTimeout: realSetTimeout } = globalThis

const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean | undefined }

/**
 * Waits for what the page does by itself, and lets React finish what follows from it. React warns of
 * updates outside `act` wherever a test's library has told it that this is a test, as Testing
 * Library does; its own waiting functions lift that as well.
 */
export async function outsideAct<Result>(wait: () => Result | Promise<Result>): Promise<Result> {
  const before = environment.IS_REACT_ACT_ENVIRONMENT
  if (before) environment.IS_REACT_ACT_ENVIRONMENT = false
  try {
    const result = await wait()
    await new Promise((resolve) => realSetTimeout(resolve, 0))
    return result
  } finally {
    if (before) environment.IS_REACT_ACT_ENVIRONMENT = before
  }
}
