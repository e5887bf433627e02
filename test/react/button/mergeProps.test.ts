import { expect, it, vi } from 'vitest'
import { mergeProps } from '../../../src/react/button/mergeProps.ts'

it('counts what is null or undefined as not given', () => {
  const ours = { disabled: true, className: 'outer', title: 'Billing' }
  for (const none of [null, undefined]) {
    expect(mergeProps(ours, { disabled: none, className: none, title: none })).toEqual(ours)
  }
  expect(mergeProps(ours, { disabled: false })).toMatchObject({ disabled: false })
})

it.each([null, undefined, false, '', 'log'])('keeps a handler where another one is %j', (none) => {
  const onClick = vi.fn()
  expect(mergeProps({ onClick }, { onClick: none })).toEqual({ onClick })
})

it('runs every handler, the latest first, with all that it is given', () => {
  const heard: unknown[] = []
  const { onClick } = mergeProps(
    { onClick: (...args: unknown[]) => heard.push('ours', args) },
    { onClick: (...args: unknown[]) => heard.push('own', args) },
  ) as { onClick: (...args: unknown[]) => void }
  onClick(1, 2)
  expect(heard).toEqual(['own', [1, 2], 'ours', [1, 2]])
})

it('leaves a prop that only begins like a handler as it is', () => {
  expect(mergeProps({ onLabel: 'Off' }, { onLabel: 'On' })).toEqual({ onLabel: 'On' })
})

it.each([null, undefined, false, ''])('joins class names, and nothing for %j', (none) => {
  expect(mergeProps({ className: 'outer' }, { className: 'own' })).toEqual({
    className: 'own outer',
  })
  expect(mergeProps({ className: 'outer' }, { className: none })).toEqual({ className: 'outer' })
  expect(mergeProps({ className: none }, { className: 'own' })).toEqual({ className: 'own' })
})

type StateProps = Record<'className' | 'style', (state: { isPressed: boolean }) => unknown>
const pressed = { isPressed: true }

it.each([
  ['own', { className: 'outer', style: { margin: 1, color: 'red' } }, true],
  ['outer', { className: 'own', style: { color: 'blue' } }, false],
])('joins a class name and a style that are functions of a state: the %s', (name, plain, isOwn) => {
  const byState = {
    className: ({ isPressed }: typeof pressed) => isPressed && name,
    style: () => (isOwn ? { color: 'blue' } : { margin: 1, color: 'red' }),
  }
  const merged = mergeProps(...(isOwn ? [plain, byState] : [byState, plain])) as StateProps
  expect(merged.className(pressed)).toBe('own outer')
  expect(merged.className({ isPressed: false })).toBe(plain.className)
  expect(merged.style(pressed)).toEqual({ margin: 1, color: 'blue' })
})
