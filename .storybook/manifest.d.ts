// A command makes the manifest: types are checked before there is one.
declare module '*/custom-elements.json' {
  const manifest: object;
  export default manifest;
}
