import { openStore } from '../../src/store/open-store.ts';
import { storeCalls } from './store-calls.ts';

storeCalls('SQLite', () => openStore('sqlite::memory:'));
