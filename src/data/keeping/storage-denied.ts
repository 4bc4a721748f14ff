let denied = false;

/** True once this browser has refused to keep something for the page. */
export const storageDenied = (): boolean => denied;

/** Notes that storage was refused. */
export const noteDenied = (): void => {
  denied = true;
};
