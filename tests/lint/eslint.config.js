// Habits of the page's scripts and of the tests; what types can tell is TypeScript's compiler's to tell (tsconfig.*.json).
import js from '@eslint/js';
import globals from 'globals';

const rules = {
  ...js.configs.recommended.rules,
  'consistent-return': 'off',
  eqeqeq: 'error',
  'no-nested-ternary': 'error',
  'no-implicit-globals': 'error',
  'no-unused-vars': ['error', { caughtErrors: 'none', ignoreRestSiblings: true }],
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': ['error', { destructuring: 'all' }],
  'prefer-template': 'error',
};

export default [
  { ignores: ['**/node_modules/**', '**/results/**', '**/types/**'] },
  { files: ['web/*.js'], languageOptions: { globals: { ...globals.browser } }, rules },
  { files: ['web/service-worker.js'], languageOptions: { globals: { ...globals.serviceworker } }, rules },
  { files: ['web/build/*.js', 'tests/**/*.js'], languageOptions: { globals: { ...globals.node, ...globals.browser } }, rules },
];
