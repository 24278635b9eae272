import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/out-tsc/**',
      '**/.nx/**',
      'examples/pixelpulse/.demo/**',
      'templates/**',
      'packages/dashboard/bundle/**',
      '**/node_modules/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
    },
  },
  { files: ['**/*.cjs', '**/bin/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    // Nest reads parameter types at run time: a type-only import would erase them.
    files: ['examples/**'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off', 'no-console': 'off' },
  },
);
