import { webkit } from '../drivers/webkit.ts'
import { runScenarios } from '../runScenarios.ts'

runScenarios(webkit)
