import { chromium } from '../drivers/chromium.ts'
import { runScenarios } from '../runScenarios.ts'

runScenarios(chromium)
