/** The studio: one page on which a person watches TLS work. */
import { mount } from 'svelte';
import App from './App.svelte';
import './theme/tokens.css';
import './theme/base.css';
import './theme/hues.css';

mount(App, { target: document.getElementById('studio')! });
