import { readNote } from './ingest.ts';
import { serveWorker } from './note/serve-worker.ts';

serveWorker(readNote);
