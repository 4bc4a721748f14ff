import { html, type TemplateResult } from 'lit';
import { encode } from 'uqr';

/** A text as a QR code (ISO/IEC 18004): dark on light in any theme, or no camera reads it. */
export function qrPicture(text: string, name: string): TemplateResult {
  const { data, size } = encode(text, { border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : []))).join('');
  return html`<svg class="qr" role="img" aria-label=${name} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
    <path d=${path} fill="currentcolor" />
  </svg>`;
}
