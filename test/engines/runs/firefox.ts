import { firefox } from '../drivers/firefox.ts'
import { runScenarios } from '../runScenarios.ts'

runScenarios(firefox)
