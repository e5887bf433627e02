import { englishLabels } from '../../desk/table/labels/englishLabels.ts'
import type { DeskLabelPack } from './DeskLabelPack.ts'

/** The words of the support desk in English: what the table says by itself. */
export const en: DeskLabelPack = englishLabels
