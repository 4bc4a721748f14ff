postMessage('ready');
export {};
