import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

const prose = /[a-z,;:.] [A-Za-z`'"]/

/** What a person reads is held by reading it, not by tests: only the code of a failure is a promise. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'prose', {
    shouldIgnore({ node }) {
      const isProse =
        (node.type === 'StringLiteral' && prose.test(node.value)) ||
        (node.type === 'TemplateLiteral' && node.quasis.some(({ value }) => prose.test(value.raw)))
      return isProse ? 'a sentence for a person' : undefined
    },
  }),
]
