import { serveFiveWrongs } from './fiveWrongs.ts'
const [marginFront = '', key = ''] = process.argv.slice(2)
console.log((await serveFiveWrongs({ marginFront, key })).url)
