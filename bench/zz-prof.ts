import { ours } from './stacks.ts';
import { once } from 'node:events';
const setting = { version: (process.argv[3] ?? 'TLSv1.3') as any, key: 'ECDSA P-256' as const };
const accepted: any[] = [];
const server = await ours.listen(setting, (socket) => accepted.shift()!(socket));
const one = async () => {
  const arrival = new Promise<any>((resolve) => accepted.push(resolve));
  const [near, far] = await Promise.all([ours.connect(setting, server), arrival]);
  const closed = [near, far].map((end) => once(end.resume(), 'close'));
  near.end();
  await Promise.all(closed);
};
const n = Number(process.argv[2] ?? 1500);
for (let i = 0; i < 300; i++) await one();
const b = process.cpuUsage();
for (let i = 0; i < n; i++) await one();
const c = process.cpuUsage(b);
console.log(`${(n / ((c.user + c.system) / 1e6)).toFixed(0)}/CPU s; user ${(c.user/n).toFixed(0)} system ${(c.system/n).toFixed(0)} us`);
server.close();
