import { nodeProvider as provider } from 'tlscope/crypto/node';
import { makeIdentity, TrustStore, verifyChain,parseCertificate } from 'tlscope/x509';
const AT = Date.UTC(2026, 5, 17);
const chains = Array.from({ length: 60 }, () => makeIdentity({ provider, names: ['server.example'], at: AT, key: 'secp256r1' }));
const stores = chains.map(({ root }) => TrustStore.of(root.der));
const scheme = provider.signatureSchemes.find(({ name }) => name === 'ecdsa_sha256')!;
const run=(prov:any)=>{for (const [i,{server}] of chains.entries()) { if(!verifyChain({presented: server.chain, trust: stores[i]!, at: AT, host:'server.example', provider:prov, purpose:'server'}).evidence.ok) throw 1; }};
const t=(n:number,f:()=>void)=>{const a=process.cpuUsage();const s=performance.now();for(let i=0;i<n;i++)f();const b=process.cpuUsage(a);return [(b.user+b.system)/n/60,(performance.now()-s)*1000/n/60].map(x=>x.toFixed(0)).join('/')};
const fake={...provider,signatureSchemes:provider.signatureSchemes.map(s=>({...s,verify:()=>true}))};
const data=chains.map(c=>c.server.chain.map(parseCertificate));
if(process.env.K){for(let r=0;r<1500;r++)run(provider);process.exit(0)}
for(let r=0;r<6;r++){
 console.log('all known', t(100,()=>run(provider)),
 ' verifies only (keys known)', t(100,()=>{const p={...provider};run(p)}),
 ' raw verifies (keys known)', t(100,()=>{for(const [i,[l,c]] of data.entries()){const ro=stores[i]!.anchors[0]!;scheme.verify(provider.importPublicKey(c!.publicKey!),l!.tbsDer,l!.signature);scheme.verify(provider.importPublicKey(ro.publicKey!),c!.tbsDer,c!.signature);}}),
 ' parse2', t(100,()=>{for(const {server} of chains)for(const d of server.chain){const x=new Uint8Array(d);x[x.length-1]!^=(Math.random()*256)|0;x[x.length-2]!^=(Math.random()*256)|0;const c=parseCertificate(x);c.subjectName;c.issuerName;c.publicKey;c.extensions;c.signatureAlgorithm;}}));
}
