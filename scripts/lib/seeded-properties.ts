/**
 * Before every test file: properties draw the same values each time, so that a commit is judged the same way twice.
 * Looking further is `FUZZ_SEED=$RANDOM npx vitest run`, with any number; what it finds is reported with its own seed.
 */
import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 1) })
