metadata name = 'Hub of the event relay'
metadata description = 'The one hub, and the connection string for those who may read it.'

@description('Required. Name of the Web PubSub service.')
param relayName string

@description('Required. Vault that takes the connection string.')
param vaultName string

@description('Required. Identities that may read the connection string.')
param readers string[]

resource webPubSub 'Microsoft.SignalRService/webPubSub@2024-03-01' existing = {
  name: relayName
}

resource hub 'Microsoft.SignalRService/webPubSub/hubs@2024-03-01' = {
  parent: webPubSub
  name: 'playground'
  properties: { anonymousConnectPolicy: 'deny' }
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2024-11-01' = {
  parent: vault
  name: 'web-pubsub'
  properties: { value: webPubSub.listKeys().primaryConnectionString }
}

module readSecret 'secret-readers.bicep' = {
  params: { vaultName: vaultName, secretName: secret.name, principalIds: readers }
}
