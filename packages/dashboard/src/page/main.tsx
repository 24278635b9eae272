/** Starts the page: reads the data it carries, then draws. */
import { render } from 'preact';
import { App } from './app';
import { indexReport } from './index-report';
import { readData } from './read-data';
import { toHash } from './route';

const data = readData(document.getElementById('data')?.textContent ?? '');
const { context } = data.settings;
if (location.hash === '' && context !== undefined) history.replaceState(null, '', toHash('context', [context]));
const page = document.getElementById('page') as HTMLElement;
page.replaceChildren();
render(<App report={indexReport(data)} />, page);
