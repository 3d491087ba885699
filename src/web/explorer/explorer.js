// The explorer: GraphiQL on this server's own /graphql, opening on one tab per example. Bundled by scripts/build-web.mjs.
import { GraphiQL } from 'graphiql';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';
import './explorer.css';
import examples from './examples/examples.json';

const texts = import.meta.glob('./examples/*.graphql', { query: '?raw', import: 'default', eager: true });

const tabs = examples.map(({ name, variables }) => ({
  query: texts[`./examples/${name}.graphql`],
  variables: JSON.stringify(variables, null, 2),
}));

// GraphiQL remembers what people wrote; only somebody who comes for the first time is shown the examples, the first with its variables.
const isFirstVisit = () => {
  try {
    return localStorage.getItem('graphiql:tabState') === null;
  } catch {
    return true; // storage is switched off
  }
};

/** Sends an operation as GraphQL over HTTP. */
async function fetcher(request) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(request),
  });
  return response.json();
}

createRoot(document.getElementById('explorer')).render(
  createElement(
    GraphiQL,
    {
      fetcher,
      defaultTabs: tabs,
      isHeadersEditorEnabled: false,
      defaultEditorToolsVisibility: 'variables',
      ...(isFirstVisit() && tabs[0]),
    },
    createElement(GraphiQL.Logo, null, createElement('a', { href: '/', className: 'hallway-home' }, 'Hallway')),
  ),
);
