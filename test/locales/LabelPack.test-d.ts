import { expectTypeOf, it } from 'vitest'
import type { BillingPortalButtonProps, PortalErrorCode } from '../../src/index.ts'
import { de, type LabelPack } from '../../src/locales/index.ts'

it('a pack is what `labels` takes', () => {
  expectTypeOf(de).toExtend<NonNullable<BillingPortalButtonProps['labels']>>()
})

it('a pack lacks no word and no sentence', () => {
  expectTypeOf<keyof LabelPack['errors']>().toEqualTypeOf<PortalErrorCode>()
  expectTypeOf<Omit<LabelPack, 'pending'>>().not.toExtend<LabelPack>()

  const { forbidden: _, ...errors } = de.errors
  // @ts-expect-error -- The sentence of `forbidden` is not there.
  const incomplete: LabelPack = { ...de, errors }
  void incomplete
})
