import type { ScenarioGroup } from '../Scenario.ts'
import { assistive } from './assistive.ts'
import { exactlyOne, nothingElse } from './exactlyOne.ts'
import { hostsOwn } from './hostsOwn.ts'
import { leaving } from './leaving.ts'
import { newTab } from './newTab.ts'
import { offline } from './offline.ts'
import { secrets } from './secrets.ts'
import { strict } from './strict.ts'
import { supportDesk } from './supportDesk.ts'
import { beforeHydration, withoutJavaScript } from './withoutJavaScript.ts'

/** Every row of the table. The two that run without JavaScript stand apart: they cost a restart. */
export const groups: readonly ScenarioGroup[] = [
  exactlyOne,
  nothingElse,
  newTab,
  leaving,
  beforeHydration,
  offline,
  strict,
  assistive,
  hostsOwn,
  secrets,
  supportDesk,
  withoutJavaScript,
]
